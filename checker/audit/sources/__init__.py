"""Where an archive comes from: one module a kind, each an iterator of entries in an order that stays the same."""
