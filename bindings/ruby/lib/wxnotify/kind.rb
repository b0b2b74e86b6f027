module WxNotify
  module Kind
    UNKNOWN="unknown"
    def self.all
      @all ||= Native::LIBRARY.table(Native::Slice, :wxn_kinds, &:text)
    end
  end
end
