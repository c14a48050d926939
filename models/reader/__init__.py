"""The recipe of the reader: tables, labelled drafts, training."""
