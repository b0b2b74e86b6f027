# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A message on a subscribed topic (合作伙伴订阅消息).
    #
    # Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>
    class MerchantNotify < Event
      KIND = "merchant_notify"

      # The topic: `topic_name`.
      class TopicName < Part
        # English name of the topic.
        #
        # @return [String]
        field :topic_english_name, required: true

        # Chinese name of the topic.
        #
        # @return [String]
        field :topic_chinese_name, required: true
      end

      # The message: `message_content`.
      class MessageContent < Part
        # Merchant number the message is about.
        #
        # @return [String]
        field :merchant_code, required: true

        # Name of the merchant's company.
        #
        # @return [String]
        field :merchant_company_name, required: true

        # When the business changed. Uncertain: format not documented in public.
        #
        # @return [String]
        field :business_time, required: true

        # Number of the business that changed.
        #
        # @return [String]
        field :business_code, required: true

        # State of the business that changed. Uncertain: values depend on the topic.
        #
        # @return [String]
        field :business_state, required: true
      end

      # The topic.
      #
      # @return [TopicName]
      field :topic_name, TopicName, required: true

      # The message.
      #
      # @return [MessageContent]
      field :message_content, MessageContent, required: true
    end
  end
end
