"""Benchmarks: what a check costs beside its peers, and what it costs for long and from many. Never run as tests."""
