#include "features/shape.h"

#include "support.h"

using namespace unpushy;
using features::Shape;

namespace {

int shape(Shape shape, const std::string& text, Kind kind = Kind::post) {
  return features::shapes_of(text::read(text), kind)[static_cast<std::size_t>(shape)];
}

}  // namespace

TEST_CASE("a link is counted once as such, and again for where it stands", "[features]") {
  CHECK(shape(Shape::link, "See https://a.example for more") == 1);
  CHECK(shape(Shape::link_at_end, "See https://a.example for more") == 0);
  CHECK(shape(Shape::link_at_end, "See https://a.example!") == 1);
  CHECK(shape(Shape::more_links, "https://a.example https://b.example https://c.example") == 2);
  CHECK(shape(Shape::few_words_link, "New lamp https://a.example") == 1);
}

TEST_CASE("words around a link make it lighter", "[features]") {
  const std::string link = "https://a.example";
  CHECK(shape(Shape::link_heavy, "Our new lamp is here: " + link) == 1);
  CHECK(shape(Shape::link_heavy, "You asked where I had found the lamp in my room, it was there: " + link) == 0);
}

TEST_CASE("what is quoted or shown as code is not counted", "[features]") {
  CHECK(shape(Shape::link, "Look what I got: \"Get rich today at https://a.example now\"") == 0);
  CHECK(shape(Shape::money, "It said `win $500`") == 0);
}

TEST_CASE("clean words never raise a shape", "[features]") {
  const std::string clean = " We walked along the river and it was quiet there.";
  for (const std::string text : {"WIN $50 NOW!!! https://a.example #win #free", "Big Lamp Sale Today", "hello",
                                 "@robin @kim call 0800 1234 567"}) {
    const auto before = features::shapes_of(text::read(text), Kind::post),
               after = features::shapes_of(text::read(text + clean), Kind::post);
    for (std::size_t i = 0; i < features::kShapes; ++i) CHECK(after[i] <= before[i]);
  }
}

TEST_CASE("a link to somebody is another shape than a link to everybody", "[features]") {
  const std::string text = "Here: https://a.example";
  CHECK(shape(Shape::sent_link, text, Kind::dm_in) == 1);
  CHECK(shape(Shape::link, text, Kind::dm_in) == 0);
  CHECK(shape(Shape::sent_link, text, Kind::post) == 0);
}
