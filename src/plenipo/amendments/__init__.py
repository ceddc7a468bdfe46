"""Proposals, their changes and views: what one sponsor wants one instrument to say."""
