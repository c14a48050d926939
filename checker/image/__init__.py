"""What a picture gives away: its hidden data, faces, text and codes; and a copy without them.

``checker.image.examine`` judges an attachment, ``checker.image.cleaning`` makes the copy that passes.
"""
