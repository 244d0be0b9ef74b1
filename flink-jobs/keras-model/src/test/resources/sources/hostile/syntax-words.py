please make me a model that predicts sales
