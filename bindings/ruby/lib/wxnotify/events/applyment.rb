# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An application for H5 payment domains, reviewed (H5支付域名修改申请).
    #
    # Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>
    class Applyment < Event
      KIND = "applyment"

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED.
      #
      # @return [String, nil]
      field :website_state

      # Domains for H5 payments.
      #
      # @return [Array<String>]
      field :domains, list: true

      # Address of the sub-merchant's site. A URL.
      #
      # @return [String, nil]
      field :website_url

      # Screenshots of the site's shop pages.
      #
      # @return [Array<String>]
      field :website_business_page_pics, list: true

      # Screenshots of the site's home page.
      #
      # @return [Array<String>]
      field :website_homepage_pics, list: true

      # WeChat Pay's number of the application.
      #
      # @return [Integer, nil]
      field :applyment_id

      # Why the application was rejected.
      #
      # @return [String, nil]
      field :audit_reject_detail

      # State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED.
      #
      # @return [String, nil]
      field :applyment_state

      # Where the result of the review goes. A URL.
      #
      # @return [String, nil]
      field :notify_url

      # The merchant's number of the application.
      #
      # @return [String, nil]
      field :out_applyment_id
    end
  end
end
