# frozen_string_literal: true

require_relative "helper"
require "rbs"

# For what is loaded with other gems alone.
$LOAD_PATH.push File.expand_path("stand_ins", __dir__)

# The signatures name what is there. (rbs comes with Ruby.)
class SignaturesTest < Minitest::Test
  def test_they_are_sound_and_name_what_is_there
    loader = RBS::EnvironmentLoader.new
    loader.add(path: Pathname(File.expand_path("../sig", __dir__)))
    environment = RBS::Environment.from_loader(loader).resolve_type_names
    builder = RBS::DefinitionBuilder.new(env: environment)
    named = environment.class_decls.keys.select { |name| name.to_s.start_with?("::WxNotify") }
    assert_operator named.length, :>, 100
    named.each do |name|
      builder.build_instance(name)
      builder.build_singleton(name)
      type = Object.const_get(name.to_s)
      environment.class_decls[name].decls.flat_map { |each| each.decl.members }.each { |member| assert_there(type, member) }
    end
  end

  private

  def assert_there(type, member)
    case member
    when RBS::AST::Members::AttrReader then assert type.method_defined?(member.name), "#{type}##{member.name}"
    when RBS::AST::Members::MethodDefinition
      if member.kind == :singleton
        assert_respond_to type, member.name
      else
        assert type.method_defined?(member.name) || type.private_method_defined?(member.name), "#{type}##{member.name}"
      end
    end
  end
end
