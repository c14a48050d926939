"""The trained models, how they are made, and what they were measured at."""
