"""Many drafts at once: rows in, reports out, in the order of the input."""
