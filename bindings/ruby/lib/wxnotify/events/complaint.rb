# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A consumer's complaint, new or changed (消费者投诉).
    #
    # Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>
    class Complaint < Event
      KIND = "complaint"

      # WeChat Pay's number of the complaint.
      #
      # @return [String]
      field :complaint_id, required: true

      # What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE, SELLER_REFUND.
      #
      # @return [String]
      field :action_type, required: true
    end
  end
end
