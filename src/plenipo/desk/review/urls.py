"""Addresses."""

from __future__ import annotations

from django.urls import path

from plenipo.desk.review import views

urlpatterns = [
    path("review/", views.review, name="review"),
    path("review/<int:pk>/answer/", views.answer, name="answer"),
    path("review/undo/", views.undo, name="undo_answer"),
    path("review/answers.json", views.answers, name="answers"),
    path("review/learn/", views.learn, name="learn"),
    path("review/judge/", views.judge, name="judge"),
]
