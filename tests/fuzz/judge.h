#pragma once

#include <string>

namespace unpushy::fuzz {

/// Collects the first complaint.
class Judge {
 public:
  void expect(bool kept, const std::string& complaint) {
    if (!kept && complaint_.empty()) complaint_ = complaint;
  }
  const std::string& complaint() const { return complaint_; }

 private:
  std::string complaint_;
};

}  // namespace unpushy::fuzz
