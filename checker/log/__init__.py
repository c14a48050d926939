"""The log: who let what through and when, as a chain that shows every change, without a word of any draft."""
