#include "history/time.h"

#include <array>
#include <optional>

namespace unpushy::history {
namespace {

/// Days from 1970 of a date of the Gregorian calendar (Howard Hinnant, days_from_civil).
std::int64_t days_from(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400, of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct Date {
  std::int64_t year, month, day;
};

Date date_of(std::int64_t days) {
  days += 719468;
  const std::int64_t era = days / 146097, of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
  const std::int64_t calendar_month = month < 10 ? month + 3 : month - 9;
  return {year + era * 400 + (calendar_month <= 2 ? 1 : 0), calendar_month, of_year - (153 * month + 2) / 5 + 1};
}

std::int64_t days_in(std::int64_t year, std::int64_t month) {
  return (month == 12 ? days_from(year + 1, 1, 1) : days_from(year, month + 1, 1)) - days_from(year, month, 1);
}

/// Reads a time piece by piece; nothing is taken that does not fit.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<std::int64_t> number(std::size_t digits) {
    if (text_.size() < digits) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return std::nullopt;
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(digits);
    return value;
  }
  bool take(std::string_view any) {
    if (text_.empty() || any.find(text_[0]) == any.npos) return false;
    last_ = text_[0];
    text_.remove_prefix(1);
    return true;
  }
  /// Digits of a fraction as milliseconds.
  std::int64_t fraction() {
    std::int64_t value = 0, unit = 100;
    for (; !text_.empty() && text_[0] >= '0' && text_[0] <= '9'; text_.remove_prefix(1), unit /= 10)
      value += (text_[0] - '0') * unit;
    return value;
  }
  char last() const { return last_; }
  bool done() const { return text_.empty(); }

 private:
  std::string_view text_;
  char last_ = 0;
};

bool in(const std::optional<std::int64_t>& value, std::int64_t low, std::int64_t high) {
  return value && *value >= low && *value <= high;
}

/// After the minutes: seconds, fraction and zone. False if what stands there is neither.
bool read_rest(Reader& reader, Moment& moment) {
  if (reader.take(":")) {
    const auto second = reader.number(2);
    if (!in(second, 0, 60)) return false;
    moment.time += *second * kSecond;
    moment.precision = Precision::second;
    if (reader.take(".,")) {
      moment.time += reader.fraction();
      moment.precision = Precision::millisecond;
    }
  }
  if (reader.take("Zz")) moment.zoned = true;
  if (!moment.zoned && reader.take("+-")) {
    const std::int64_t sign = reader.last() == '+' ? -1 : 1;
    const auto hours = reader.number(2);
    reader.take(":");
    const auto minutes = reader.done() ? std::optional<std::int64_t>(0) : reader.number(2);
    if (!in(hours, 0, 18) || !in(minutes, 0, 59)) return false;
    moment.time += sign * (*hours * kHour + *minutes * kMinute);
    moment.zoned = true;
  }
  return reader.done();
}

std::string digits(std::int64_t value, std::size_t count) {
  std::string text = std::to_string(value);
  return text.size() < count ? std::string(count - text.size(), '0') + text : text;
}

}  // namespace

Moment parse_time(std::string_view text) {
  Reader reader(text);
  const auto year = reader.number(4);
  if (!in(year, 1995, 2099) || !reader.take("-")) return {};
  const auto month = reader.number(2);
  if (!in(month, 1, 12) || !reader.take("-")) return {};
  const auto day = reader.number(2);
  if (!in(day, 1, days_in(*year, *month))) return {};
  Moment moment{days_from(*year, *month, *day) * kDay, Precision::day, false};
  if (reader.done()) return moment;
  if (!reader.take("Tt ")) return {};
  const auto hour = reader.number(2);
  if (!in(hour, 0, 23) || !reader.take(":")) return {};
  const auto minute = reader.number(2);
  if (!in(minute, 0, 59)) return {};
  moment.time += *hour * kHour + *minute * kMinute;
  moment.precision = Precision::minute;
  return read_rest(reader, moment) ? moment : Moment{};
}

std::int64_t day_of(std::int64_t time) { return time >= 0 ? time / kDay : -((kDay - 1 - time) / kDay); }

std::string format_date(std::int64_t day) {
  const Date date = date_of(day);
  return digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2);
}

std::string format_time(const Moment& moment) {
  if (moment.precision == Precision::none) return {};
  std::string text = format_date(day_of(moment.time));
  if (moment.precision == Precision::day) return text;
  const std::int64_t of_day = moment.time - day_of(moment.time) * kDay;
  text += "T" + digits(of_day / kHour, 2) + ":" + digits(of_day / kMinute % 60, 2);
  if (moment.precision >= Precision::second) text += ":" + digits(of_day / kSecond % 60, 2);
  if (moment.precision == Precision::millisecond) text += "." + digits(of_day % kSecond, 3);
  return moment.zoned ? text + "Z" : text;
}

std::int64_t unit_of(Precision precision) {
  constexpr std::array<std::int64_t, 5> kUnits = {0, kDay, kMinute, kSecond, 1};
  return kUnits[static_cast<std::size_t>(precision)];
}

}  // namespace unpushy::history
