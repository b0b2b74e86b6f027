"""Its configuration."""

from django.apps import AppConfig


class Shop(AppConfig):
    name = "django_shop"
    label = "shop"
