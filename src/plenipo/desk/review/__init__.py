"""Assessments: proposed by a judge, confirmed, corrected or dismissed by people."""
