#pragma once
// From inputs to a model: priors, folds, calibration, whole numbers.

#include <array>
#include <string>
#include <vector>

#include "train/inputs.h"

namespace unpushy::train {

/// What a fit may use; the parts that are switched off show what each is worth.
struct Settings {
  bool rules = true, shapes = true, words = true;
  bool priors = true;  ///< lean on the authors' weights; else on zero
  double rule_ridge = 0.1, softener_ridge = 3, shape_ridge = 2, word_ridge = 4, word_lasso = 0.1, class_ridge = 4;
  double shape_most = 2;          ///< log-odds; what one shape may weigh
  double most = 8, least = -1.5;  ///< log-odds; bounds of what the model adds. It stays below what the bias asks for.
};

/// A row of the corpus as the fit sees it.
struct Example {
  Input input;
  bool push = false;
  double cost = 0;          ///< 0: never learned from
  std::uint32_t group = 0;  ///< near duplicates share one
  std::string source;
};

struct Weights {
  std::vector<double> values;  ///< log-odds by column
  double most = 0, least = 0;
  double line = 0;                     ///< log-odds by which calibration is to move the bias
  double stretch = 1;                  ///< by how much the caps grew with the contributions
  std::vector<double> caps;            ///< log-odds by family; 0: no cap
  std::vector<std::int32_t> families;  ///< by column: the family of a rule that raises, else -1

  /// The logit the engine would give, but for rounding.
  double logit(const Input& input, const Columns& columns) const;
};

Weights fit_weights(const pack::Pack& pack, const Columns& columns, const std::vector<Example>& examples,
                    const Settings& settings);

/// One fit for each part 0 .. parts - 1, made without the examples of that part.
/// @param part_of by example, the part it is held out with
std::vector<Weights> held_out_fits(const pack::Pack& pack, const Columns& columns, const std::vector<Example>& examples,
                                   const std::vector<std::uint32_t>& part_of, std::uint32_t parts,
                                   const Settings& settings);

/// Logits of examples, each by the weights fitted without it.
std::vector<double> held_out_logits(const std::vector<Weights>& fits, const Columns& columns,
                                    const std::vector<Example>& examples, const std::vector<std::uint32_t>& part_of);

/// Platt's affine map of logits to calibrated logits, fitted on held-out logits (Platt 1999).
struct Calibration {
  double slope = 1, shift = 0;
};
Calibration calibrate(const std::vector<double>& logits, const std::vector<Example>& examples);
/// The same slope with the decision line moved so that at most this share of the benign rows reaches 50 when held out:
/// a false alarm costs a person more than a miss. The share counts rows, whatever they cost in the fit.
/// @param benign which rows are labelled benign
Calibration with_alarms(const Calibration& calibration, const std::vector<double>& logits,
                        const std::vector<bool>& benign, double share);
/// Lifts what raises to its author's word. Authors weigh against a starting value of their own (weights.toml), where
/// one strong sign is enough for 50 and two of medium strength are; training starts lower, as most texts it reads are
/// harmless, and has hardly seen some signs. Signs called strong weigh at least as much against the trained start,
/// and so do the caps of families; a sign keeps a little weight at least. To be used before `calibrated`.
Weights lifted(const pack::Pack& pack, const Columns& columns, Weights weights, const Calibration& calibration);
/// Every contribution is stretched by the slope; the shift goes to the bias.
Weights calibrated(Weights weights, const Calibration& calibration);

/// The model as the pack compiler reads it (src/data/model): whole milli-log-odds, one character per word bucket.
/// @param header comment lines, each beginning with "#"
std::string to_toml(const pack::Pack& pack, const Columns& columns, const Weights& weights, const std::string& header);

}  // namespace unpushy::train
