"""The chat judge: asks a language model, and believes nothing that it cannot find in the texts.

Pure: a door hands in what reaches the endpoint (see ``plenipo.sources.endpoint``).
"""
