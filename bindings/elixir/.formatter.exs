[
  inputs: [
    "mix.exs",
    ".formatter.exs",
    "{lib,test,examples}/**/*.{ex,exs}",
    "../../tests/conformance/elixir/*.exs",
    "../../bench/elixir/*.exs"
  ],
  line_length: 110
]
