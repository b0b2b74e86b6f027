//! Elixir: a file for every kind, with a struct for its plaintext and one for every object in it.

use std::fmt::Write as _;

use wxnotify_schema::{Field, Kind, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::{pascal, wrapped};

/// What follows the documentation of a struct that has no field.
const NO_FIELDS: &str = "  defstruct []

  @type t :: %__MODULE__{}

  @doc false
  @spec read(map) :: t
  def read(_object), do: %__MODULE__{}
end
";

/// Of the package's formatter.
const LINE_LENGTH: usize = 110;

const LIB: &str = "bindings/elixir/lib/wx_notify";

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file(&format!("{LIB}/events.ex"), &events(schema));
    for kind in &schema.kinds {
        output.file(&format!("{LIB}/events/{}.ex", kind.name.replace('.', "_")), &structs(schema, kind));
    }
    output.nothing_else_in(&format!("{LIB}/events"));
}

// events.ex

fn events(schema: &Schema) -> String {
    let mut text = format!(
        r#"# {DO_NOT_EDIT}

defmodule WxNotify.Events do
  @moduledoc """
  Typed events: a notification's resource as the struct of its kind, which `WxNotify.Notification.event/1` makes.

  The structs are made of WeChat Pay's public documentation. A field that can be absent is then `nil`, or an empty list.
  Fields that this version does not know are in no struct; the notification's `resource` has them all. An event holds
  the plaintext, so it does not belong into a log.
  """

  @type t ::
"#
    );
    for (index, kind) in schema.kinds.iter().enumerate() {
        let bar = if index == 0 { "" } else { "| " };
        writeln!(text, "          {bar}__MODULE__.{}.t()", kind.type_name).unwrap();
    }
    text += r#"
  @modules %{
"#;
    for (index, kind) in schema.kinds.iter().enumerate() {
        let comma = if index + 1 == schema.kinds.len() { "" } else { "," };
        writeln!(text, "    \"{}\" => __MODULE__.{}{comma}", kind.name, kind.type_name).unwrap();
    }
    text += r#"  }

  @doc """
  The module of every kind's struct, by the kind.

      iex> WxNotify.Events.modules()["transaction.direct"]
      WxNotify.Events.TransactionDirect
  """
  @spec modules() :: %{String.t() => module}
  def modules, do: @modules

  # Makes the struct of a resource that the core has checked.
  @doc false
  @spec read(String.t(), map) :: t
  def read(kind, resource), do: Map.fetch!(@modules, kind).read(resource)
end
"#;
    text
}

// A kind's structs

/// The kind's own first, then those of its parts, outermost first.
fn structs(schema: &Schema, kind: &Kind) -> String {
    let mut text = format!("# {DO_NOT_EDIT}\n");
    for model in Model::all_of(schema, kind).iter().rev() {
        text += "\n";
        text += &module(model);
    }
    text
}

fn module(model: &Model<'_>) -> String {
    let path = model.path.iter().map(|name| format!(".{}", pascal(name))).collect::<String>();
    let mut text = format!("defmodule WxNotify.Events.{}{path} do\n", model.kind.type_name);
    text += "  @moduledoc \"\"\"\n";
    for line in wrapped(&model.doc, 106).iter().map(|line| format!("  {}", heredoc(line))) {
        writeln!(text, "{}", line.trim_end()).unwrap();
    }
    if !model.fields.is_empty() {
        text += "\n";
    }
    for field in model.fields {
        let about = wrapped(&format!("* `:{}` - {}", field.name, field.about()), 100);
        for (index, line) in about.iter().enumerate() {
            let indent = if index == 0 { "    " } else { "      " };
            writeln!(text, "{indent}{}", heredoc(line)).unwrap();
        }
    }
    text += "  \"\"\"\n\n";

    let parts: Vec<String> = model.fields.iter().filter(|field| is_object(field)).map(|f| pascal(&f.name)).collect();
    for part in &parts {
        writeln!(text, "  alias __MODULE__.{part}").unwrap();
    }
    if !parts.is_empty() {
        text += "\n";
    }

    let required: Vec<String> =
        model.fields.iter().filter(|field| field.required).map(|field| format!(":{}", field.name)).collect();
    if !required.is_empty() {
        text += &list("@enforce_keys", &required);
    }
    // Names with a default stand last in a list.
    let (lists, others): (Vec<_>, Vec<_>) = model.fields.iter().partition(|field| field.list && !field.required);
    let names = others.iter().map(|field| format!(":{}", field.name));
    let defaults = lists.iter().map(|field| format!("{}: []", field.name));
    if model.fields.is_empty() {
        return text + NO_FIELDS;
    }
    if others.is_empty() {
        writeln!(text, "  defstruct {}", defaults.collect::<Vec<_>>().join(",\n            ")).unwrap();
    } else {
        text += &list("defstruct", &names.chain(defaults).collect::<Vec<_>>());
    }
    text += "\n";

    let types = model.fields.iter().map(|field| format!("          {}: {}", field.name, elixir_type(field)));
    writeln!(text, "  @type t :: %__MODULE__{{\n{}\n        }}\n", types.collect::<Vec<_>>().join(",\n")).unwrap();

    let values = model.fields.iter().map(|field| entry(&field.name, &reading(field)));
    writeln!(
        text,
        "  @doc false\n  @spec read(map) :: t\n  def read(object) do\n    %__MODULE__{{\n{}\n    }}\n  end\nend",
        values.collect::<Vec<_>>().join(",\n")
    )
    .unwrap();
    text
}

/// A list with an item a line.
fn list(of: &str, items: &[String]) -> String {
    format!("  {of} [\n    {}\n  ]\n", items.join(",\n    "))
}

/// A struct's entry, broken into lines as the formatter does.
fn entry(name: &str, value: &str) -> String {
    // With a comma after it.
    let fits = |line: &str| line.len() < LINE_LENGTH;
    let line = format!("      {name}: {value}");
    if fits(&line) {
        return line;
    }
    let mut value = format!("        {value}");
    if !fits(&value) {
        value = value.replace(" && ", " &&\n          ");
    }
    format!("      {name}:\n{value}")
}

fn heredoc(line: &str) -> String {
    line.replace('\\', "\\\\").replace("#{", "\\#{")
}

fn is_object(field: &Field) -> bool {
    matches!(field.shape, Shape::Object(_))
}

fn elixir_type(field: &Field) -> String {
    let of = match &field.shape {
        Shape::String => "String.t()".to_owned(),
        Shape::Integer => "integer".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Any => "WxNotify.JSON.value()".to_owned(),
        Shape::Object(_) => pascal(&field.name) + ".t()",
    };
    match (field.list, field.required) {
        (true, _) => format!("[{of}]"),
        (false, true) => of,
        (false, false) => of + " | nil",
    }
}

fn reading(field: &Field) -> String {
    let value = format!("object[\"{}\"]", field.name);
    let part = pascal(&field.name);
    match (is_object(field), field.list, field.required) {
        (true, true, true) => format!("Enum.map({value}, &{part}.read/1)"),
        (true, true, false) => format!("Enum.map({value} || [], &{part}.read/1)"),
        (true, false, true) => format!("{part}.read({value})"),
        (true, false, false) => format!("{value} && {part}.read({value})"),
        (false, true, false) => format!("{value} || []"),
        (false, _, _) => value,
    }
}
