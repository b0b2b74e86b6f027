"""The shop's table, with an order."""

# snippet: begin
import sqlite3

with sqlite3.connect("shop.db") as shop:
    shop.execute("CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, total INTEGER, paid INTEGER DEFAULT 0)")
    shop.execute("INSERT OR IGNORE INTO orders (number, total) VALUES ('A1', 100)")  # 1 元, in 分
# snippet: end
