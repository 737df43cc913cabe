/// What an opening says unless somebody writes it anew.
enum OpeningWords {
    static let usual = """
        We are here to learn. For each of us, at each point: what did it look like from where you were, and what made \
        sense to do? We are not here to promise that nothing like it will ever happen again.

        How comes before why. Describe what you saw and did; explanations can wait until we have the whole picture.

        Nobody is to blame, and that includes yourself. Everybody did their work, on a day that looked normal, with what \
        they knew at the time.

        The facilitator asks, keeps us with the timeline and decides nothing. You may be asked to tell your part; \
        “I would rather not” is an answer.

        Ideas for fixes are welcome and have their own time: park them below as soon as they come. We open them after the \
        learning.
        """

    static let rules = """
        One person speaks at a time
        Ask what it looked like, not why it was not done differently
        What is said about people stays in this room
        """

    static let stopWord = "Sidetrack"
}
