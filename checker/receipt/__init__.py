"""Receipts: signed proof that exactly these bytes were checked, with what outcome and by whom they were accepted."""
