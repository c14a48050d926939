"""Where the results of an audit lie: whole reports as JSONL, or outcomes without any text in a database."""
