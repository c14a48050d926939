"""The commands that stand in groups of their own; ``checker.cli`` puts them together."""
