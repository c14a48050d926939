"""Who is there, and what may they do: sign-in, sessions, keys of machines, limits on the number of requests."""
