[
  inputs: ["mix.exs", ".formatter.exs", "{lib,test,bench,examples}/**/*.{ex,exs}"],
  line_length: 110
]
