"""Who is spoken of and how few fit: evidence, persons, verdict, reasons."""
