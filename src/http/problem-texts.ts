import type { ErrorCode } from '../contract/error.ts';
import type { Texts } from '../core/catalogue.ts';

/** What each problem is called and what can be done about it; `{…}` is filled from the problem's own members. */
export const PROBLEM_TEXTS: Readonly<Record<ErrorCode, { readonly title: Texts; readonly detail: Texts }>> = {
  malformed_json: {
    title: { vi: 'Nội dung không phải JSON hợp lệ.', en: 'The body is not valid JSON.' },
    detail: {
      vi: 'Hãy gửi một văn bản JSON hoàn chỉnh, mã hoá UTF-8.',
      en: 'Send one complete JSON text, encoded as UTF-8.',
    },
  },
  malformed_url: {
    title: { vi: 'Địa chỉ không đọc được.', en: 'The address cannot be read.' },
    detail: {
      vi: 'Một chuỗi mã hoá phần trăm (%…) trong địa chỉ không hợp lệ.',
      en: 'A percent-encoding (%…) in the address is not valid.',
    },
  },
  malformed_request: {
    title: { vi: 'Yêu cầu không đúng giao thức HTTP.', en: 'The request is not valid HTTP.' },
    detail: {
      vi: 'Yêu cầu bị cắt ngang hoặc có tiêu đề không đọc được.',
      en: 'The request was cut off or has a header that cannot be read.',
    },
  },
  validation_failed: {
    title: { vi: 'Yêu cầu đọc được nhưng không hợp lệ.', en: 'The request is understood but not valid.' },
    detail: {
      vi: 'Hãy sửa các lỗi nêu trong errors ({count}).',
      en: 'Correct what errors lists ({count}).',
    },
  },
  unauthenticated: {
    title: { vi: 'Cần một khoá API còn hiệu lực.', en: 'A valid API key is needed.' },
    detail: {
      vi: 'Gửi khoá trong Authorization: Bearer hoặc X-API-Key.',
      en: 'Send the key as Authorization: Bearer or X-API-Key.',
    },
  },
  forbidden: {
    title: { vi: 'Khoá API không có quyền này.', en: 'The API key lacks this permission.' },
    detail: { vi: 'Cần quyền: {requiredScopes}.', en: 'Needed scopes: {requiredScopes}.' },
  },
  not_found: {
    title: { vi: 'Không tìm thấy.', en: 'There is nothing here.' },
    detail: {
      vi: 'Địa chỉ không tồn tại, hoặc khoá API này không được phép xem.',
      en: 'The address does not exist, or not for this API key.',
    },
  },
  method_not_allowed: {
    title: { vi: 'Phương thức không dùng được ở địa chỉ này.', en: 'This address does not take the method.' },
    detail: { vi: 'Dùng được: {allowed}.', en: 'It takes: {allowed}.' },
  },
  not_acceptable: {
    title: { vi: 'Chỉ có thể trả lời bằng JSON.', en: 'Answers come as JSON only.' },
    detail: {
      vi: 'Hãy cho phép application/json trong Accept.',
      en: 'Allow application/json in Accept.',
    },
  },
  request_timeout: {
    title: { vi: 'Yêu cầu đến quá chậm.', en: 'The request arrived too slowly.' },
    detail: { vi: 'Hãy gửi lại.', en: 'Send it again.' },
  },
  duplicate: {
    title: { vi: 'Nhà đầu tư này đã tồn tại.', en: 'This investor exists already.' },
    detail: {
      vi: 'Mã định danh bên ngoài đã được dùng cho nhà đầu tư {investorId}.',
      en: 'The external id belongs to investor {investorId}.',
    },
  },
  revision_mismatch: {
    title: { vi: 'Nhà đầu tư đã được sửa đổi.', en: 'The investor has been changed meanwhile.' },
    detail: {
      vi: 'Phiên bản hiện tại là {currentRevision}: hãy đọc lại rồi sửa tiếp.',
      en: 'The current revision is {currentRevision}: read it again, then change it.',
    },
  },
  payload_too_large: {
    title: { vi: 'Nội dung quá lớn.', en: 'The body is too large.' },
    detail: {
      vi: 'Tối đa 1 MiB; riêng một lô hồ sơ tối đa 4 MiB.',
      en: 'At most 1 MiB is read, of a batch at most 4 MiB.',
    },
  },
  headers_too_large: {
    title: { vi: 'Địa chỉ hoặc tiêu đề quá dài.', en: 'The address or the headers are too long.' },
    detail: { vi: 'Tổng cộng tối đa 16 KiB.', en: 'At most 16 KiB are read together.' },
  },
  unsupported_media_type: {
    title: { vi: 'Không đọc được kiểu nội dung này.', en: 'This content type is not read.' },
    detail: {
      vi: 'Hãy gửi Content-Type: application/json.',
      en: 'Send Content-Type: application/json.',
    },
  },
  revision_required: {
    title: { vi: 'Cần nêu phiên bản đang sửa.', en: 'The revision that is changed must be named.' },
    detail: {
      vi: 'Gửi ETag của nhà đầu tư trong If-Match, ví dụ If-Match: "3".',
      en: 'Send the investor’s ETag as If-Match, such as If-Match: "3".',
    },
  },
  unavailable: {
    title: { vi: 'Dịch vụ tạm thời chưa sẵn sàng.', en: 'The service is not ready at the moment.' },
    detail: {
      vi: 'Cơ sở dữ liệu không trả lời. Hãy thử lại sau vài giây.',
      en: 'The database does not answer. Try again in a few seconds.',
    },
  },
  internal: {
    title: { vi: 'Dịch vụ gặp lỗi.', en: 'The service failed.' },
    detail: {
      vi: 'Khi báo lỗi, hãy kèm mã yêu cầu {requestId}.',
      en: 'Quote the request id {requestId} when you report it.',
    },
  },
};
