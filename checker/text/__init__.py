"""Text: normalised views, numbers and patterns, the trained model, persons and the rewrite."""
