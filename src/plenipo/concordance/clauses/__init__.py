"""A checklist of clauses over agreements: which has it, where, in which words, how binding."""
