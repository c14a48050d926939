"""The recipe of the Swedish name model: one stage a module, run as ``python -m models.recipe.<stage>``.

Order of the stages: words, table, train, evaluate, card.
"""
