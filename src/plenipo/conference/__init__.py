"""The whole job on files: take contributions in, group them by instrument, compile, keep what need not be redone.

Both doors use it. It touches the file system and starts worker processes; it knows neither network nor database.
"""
