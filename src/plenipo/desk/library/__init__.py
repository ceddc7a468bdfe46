"""Contributions as received: files, versions, origin."""
