"""Safe wordings: what to write instead of a finding, and what to leave out."""
