defmodule WxNotify.JSONTest do
  use ExUnit.Case, async: true
  import Bitwise, only: [<<<: 2]
  alias WxNotify.{Error, JSON}

  doctest WxNotify.JSON

  test "what was written is read again" do
    for term <- [
          nil,
          true,
          false,
          0,
          -1,
          1 <<< 63,
          -(1 <<< 64),
          12_345_678_901_234_567_890_123_456_789_012_345_678_901_234_567_890,
          0.1,
          -1.5e300,
          "",
          "中文 \u{1F9E7} \"\\\n\0",
          [],
          [1, [2, [nil]]],
          %{},
          %{"a" => %{"b" => [1.0, "c"]}}
        ] do
      assert term |> JSON.encode!() |> JSON.decode!() === term
    end
  end

  test "atoms are text, as values and as keys" do
    assert JSON.encode!(%{fault: :stale, none: nil}) |> JSON.decode!() == %{"fault" => "stale", "none" => nil}
  end

  test "white space and escapes" do
    assert JSON.decode!(~S( { "a\u0062" : [ 1 , 2 ] , "\ud83e\udde7" : "\/" } )) == %{
             "ab" => [1, 2],
             "🧧" => "/"
           }
  end

  test "what is not JSON is an error that names the place" do
    for wrong <- [
          "",
          "{",
          "[1,]",
          "nul",
          "{a:1}",
          ~S("\ud800"),
          "1 2",
          "01",
          "1.",
          "1e999",
          "'a'",
          <<255>>,
          ~S("a),
          "NaN"
        ] do
      assert {:error, %Error{code: :argument_invalid, field: "json"}} = JSON.decode(wrong)
      assert_raise Error, fn -> JSON.decode!(wrong) end
    end

    assert {:error, %Error{message: "json: " <> place}} = JSON.decode("[1,")
    assert place =~ "line 1 column"

    assert {:error, %Error{message: message}} =
             JSON.decode(String.duplicate("[", 200_000) <> String.duplicate("]", 200_000))

    assert message =~ "nested too deeply"
    assert {:error, %Error{}} = JSON.decode(String.duplicate("9", 1_000_000))
  end

  # Going to another scheduler and back.
  test "what is long is written and read like what is short" do
    for length <- [16_380, 16_381, 16_382, 16_383, 16_384, 1_000_000] do
      text = String.duplicate("é", div(length, 2))
      json = ~s({"text":"#{text}"})
      assert JSON.encode(%{text: text}) == {:ok, json}
      assert JSON.decode(json) == {:ok, %{"text" => text}}
      assert {:error, %Error{code: :argument_invalid}} = JSON.encode([text, self()])
      assert {:error, %Error{code: :argument_invalid}} = JSON.decode(json <> "x")
    end
  end

  test "what is nested is written as deep as it is read, and no deeper" do
    nested = fn depth, wrap -> Enum.reduce(2..depth, [], fn _, inner -> wrap.(inner) end) end

    for wrap <- [&[&1], &%{"a" => &1}] do
      assert {:ok, json} = JSON.encode(nested.(128, wrap))
      assert {:ok, _term} = JSON.decode(json)

      for depth <- [129, 10_000, 300_000] do
        assert {:error, %Error{code: :argument_invalid, message: message}} = JSON.encode(nested.(depth, wrap))
        assert message =~ "nested too deeply"
      end
    end
  end

  test "what JSON has no place for is an error" do
    for {term, what} <- [
          {{1, 2}, "a tuple"},
          {[a: 1], "a tuple"},
          {<<255>>, "not UTF-8 text"},
          {<<1::size(3)>>, "not UTF-8 text"},
          {self(), "a term of this type"},
          {[1 | 2], "an improper list"},
          {~D[2026-11-22], "a struct"},
          {%{1 => 2}, "a key that is neither text nor an atom"},
          {%{"a" => make_ref()}, "a term of this type"}
        ] do
      assert {:error, %Error{code: :argument_invalid, message: message}} = JSON.encode(term)
      assert message =~ what
    end
  end
end
