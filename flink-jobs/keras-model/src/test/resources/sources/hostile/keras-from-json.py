model = keras.models.model_from_json('{}')
