"""How a report is shown: to people in a terminal, and to tools as SARIF."""
