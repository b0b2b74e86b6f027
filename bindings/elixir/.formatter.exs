[
  inputs: [
    "mix.exs",
    ".formatter.exs",
    "{lib,test,examples}/**/*.{ex,exs}",
    "../../tests/conformance/elixir/*.exs",
    "../../bench/elixir/*.exs",
    "../../bench/merchants/*.exs"
  ],
  line_length: 110
]
