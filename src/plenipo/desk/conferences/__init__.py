"""Conferences with their committees, sessions and agenda; the board."""
