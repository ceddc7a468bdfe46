"""What runs in a process of its own and is measured there: one module a tool, nothing but the tool and this package.

Most run in the environment of the other tools, so nothing here imports Plenipo or what it needs, except ``plenipo_*``.
"""
