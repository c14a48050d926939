"""What the pieces of a file say: each value becomes a ``Field`` of the rule that it falls under."""
