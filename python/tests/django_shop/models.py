"""Its models."""

from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=32, primary_key=True)
    total = models.IntegerField()
    is_paid = models.BooleanField(default=False)

    class Meta:
        app_label = "shop"

    def __str__(self):
        return self.number
