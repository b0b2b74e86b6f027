# frozen_string_literal: true

module WxNotify
  module Native
    # A text or bytes of the library's: where `ptr` is NULL it is absent.
    class Slice < FFI::Struct
      layout :ptr, :pointer, :len, :size_t

      # Read as an unsigned long, which Windows has in 32 bits only: no text of the library's has 4 GiB.
      LENGTH = offset_of(:len)

      # @return [String, nil] UTF-8, frozen
      def text
        Slice.text_at(pointer, 0)
      end

      # The text at a place in a struct, of which no other object is made.
      #
      # @param struct [FFI::Pointer]
      # @return [String, nil] UTF-8, frozen
      def self.text_at(struct, offset)
        bytes = struct.get_pointer(offset)
        bytes.null? ? nil : bytes.read_bytes(struct.get_ulong(offset + LENGTH)).force_encoding(Encoding::UTF_8).freeze
      end
    end

    # Bytes that the library made, to be freed.
    class Bytes < FFI::Struct
      layout :ptr, :pointer, :len, :size_t

      LENGTH = offset_of(:len)
    end

    # An acknowledgement.
    class AckStruct < FFI::Struct
      layout :status, :uint16, :content_type, Slice, :body, Slice
    end

    # Why a call failed.
    class ErrorStruct < FFI::Struct
      layout :code, :int32, :is_platform_probe, :uint8, :name, Slice, :message, Slice, :field, Slice, :ack, :pointer, :ack_v2, :pointer

      MESSAGE = offset_of(:message)
      FIELD = offset_of(:field)
    end

    # An error code's row.
    class ErrorCodeStruct < FFI::Struct
      layout :code, :int32, :ack_status, :uint16, :name, Slice
    end

    # One of the platform's keys.
    class PlatformKeyStruct < FFI::Struct
      layout :serial, Slice, :algorithm, Slice, :not_before, :pointer, :not_after, :pointer
    end

    # A notification's fields, going in.
    class NotificationFields < FFI::Struct
      layout :size, :size_t, :id, Slice, :create_time, Slice, :event_type, Slice, :resource_type, Slice, :summary, Slice,
             :original_type, Slice, :associated_data, Slice, :plaintext, Slice, :serial, Slice, :timestamp, :int64, :nonce, Slice,
             :request_id, Slice, :api_v3_key_label, Slice, :kind, Slice, :certificate_expires_at, :pointer
    end

    # What `diagnose` found.
    class DiagnosisStruct < FFI::Struct
      layout :text, Slice, :json, Slice
    end

    # An APIv3 key, going in.
    class ApiV3KeyStruct < FFI::Struct
      layout :size, :size_t, :key, Slice, :label, Slice
    end

    # An APIv2 key, going in.
    class ApiV2KeyStruct < FFI::Struct
      layout :size, :size_t, :key, Slice, :mch_id, Slice
    end

    # A parser's options, going in.
    class OptionsStruct < FFI::Struct
      layout :size, :size_t, :clock_tolerance, :pointer, :max_body_bytes, :pointer, :reject_expired_certificates, :uint8
    end

    # A header.
    class HeaderStruct < FFI::Struct
      layout :name, Slice, :value, Slice
    end

    # A request that was signed.
    class SignedRequestStruct < FFI::Struct
      layout :method, Slice, :path, Slice, :authorization, Slice
    end

    # A platform certificate.
    class CertificateStruct < FFI::Struct
      layout :serial, Slice, :pem, Slice, :not_before, :int64, :not_after, :int64, :effective_time, Slice, :expire_time, Slice
    end

    # The certificates of an answer.
    class CertificatesStruct < FFI::Struct
      layout :items, :pointer, :len, :size_t
    end

    # The pretend platform.
    class TestingPlatformStruct < FFI::Struct
      layout :serial, Slice, :api_v3_key, Slice, :certificate_pem, Slice, :public_key_pem, Slice, :private_key_pem, Slice
    end

    # A request, or a response, that the pretend platform made.
    class TestingDeliveryStruct < FFI::Struct
      layout :headers, :pointer, :headers_len, :size_t, :body, Slice
    end

    # The pretend merchant.
    class TestingMerchantStruct < FFI::Struct
      layout :mchid, Slice, :serial, Slice, :certificate_pem, Slice, :private_key_pem, Slice
    end

    # A way to be wrong.
    class TestingFaultStruct < FFI::Struct
      layout :code, :int32, :name, Slice
    end
  end
end
