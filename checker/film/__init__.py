"""What a film gives away: hidden data, subtitles, faces and text in its pictures; and a copy without them.

``checker.film.examine`` judges a film, ``checker.film.cleaning`` makes the copy that passes. Nobody here hears what is
said in it: sound without a transcript is told as unchecked.
"""
