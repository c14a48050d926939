"""Walks over the structure of picture files: whatever is not known to be harmless comes out as a ``Piece``."""
