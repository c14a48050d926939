"""Sekretesskollen: reads a draft post and says stop, review or clear for patient confidentiality."""

__version__ = "0.1.0"
